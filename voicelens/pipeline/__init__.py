"""From an export to a brief: what runs, in which order, and why. The commands of VoiceLens as plain functions."""
