"""What places ideas under the themes of the school frame. See models/cards/school-frame.md."""
