"""How far a class is, as a picture for its group; drawn by Pillow, or by LibreOffice."""
