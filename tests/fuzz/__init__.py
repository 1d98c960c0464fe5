"""Odd requests, links and files, made from good ones by chance; a seed makes the same ones again."""
