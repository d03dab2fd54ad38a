"""Tables in and out: CSV, TSV, JSON lines and Parquet, compressed or not; every byte but the answers as it came."""
