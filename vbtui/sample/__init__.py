"""The sample: Servicenämnden with its seven units, built from published figures."""
