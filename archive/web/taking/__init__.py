"""What can be taken away: feeds, calendars, files and the API, each type written by one serialiser."""
