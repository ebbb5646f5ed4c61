"""What goes out to many classes and comes back to them: packs, an index, what is to be mended."""
