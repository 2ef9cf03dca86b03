"""The portfolio made into bytes, in a room for each thing that comes out."""
