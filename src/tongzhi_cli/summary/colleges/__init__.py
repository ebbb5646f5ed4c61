"""What a school's summary is for each of its colleges."""
