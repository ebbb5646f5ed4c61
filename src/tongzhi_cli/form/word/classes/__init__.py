"""Of which class a filled form is: what its lines say, and whose each class is of several."""
