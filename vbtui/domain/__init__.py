"""The words of the trade: plan, uppföljning, status, enhet, period and tables.

Pure Python without a database or a screen, so that reading a file and showing a number never
pays for more than it uses.
"""
