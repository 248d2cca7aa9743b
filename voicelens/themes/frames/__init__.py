"""Lists of themes to start from: a school's, a team's own, or none."""
