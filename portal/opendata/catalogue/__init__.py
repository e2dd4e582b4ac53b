"""The catalogue of the data sets, as DCAT-AP describes them."""
