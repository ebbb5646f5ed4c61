"""The papers: what stands in their rows, and which of them a build writes."""
