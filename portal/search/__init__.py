"""One index over everything public, in three languages, queried by plain SQL that both databases share."""
