"""From the points of a picture to straight tables, letters and strokes; of no student."""
