"""What `import` does with whole rolls: dividing one, comparing two."""
