"""Commands as whole processes beside the sqlite3 shell with plain SQL on the same store."""
import shlex

from processes import hyperfine
from report import Figure, Goal, Row

FUNNEL = """SELECT source, step, count(*) FROM lead JOIN origin ON origin.id = origin_id
WHERE is_test = 0 GROUP BY source, step"""
CUSTOMERS = """SELECT source, step, count(*), count(DISTINCT customer_id) FROM lead JOIN origin ON origin.id = origin_id
WHERE is_test = 0 GROUP BY source, step"""
LEADS = """SELECT lead.id, lead.at, first_name, last_name, full_name, company, country_code, origin.step, offer.code,
customer.status, owner, follow_up_due, contact, lead.is_test FROM lead JOIN customer ON customer.id = customer_id
JOIN origin ON origin.id = origin_id LEFT JOIN offer ON offer.id = offer_id WHERE lead.is_test = 0
ORDER BY lead.at DESC LIMIT 50"""


def command_rows(bench):
    store = bench.store(bench.size)
    runs = 20 if bench.is_quick else 50
    rows = []
    for arguments, sql in (
            (["funnel"], FUNNEL), (["funnel", "--count", "customers"], CUSTOMERS), (["leads", "--limit", "50"], LEADS)):
        ours, theirs = hyperfine(
            [shlex.join(bench.leadtop(*arguments, "--store", store)),
             shlex.join(["sqlite3", str(store), " ".join(sql.split())])],
            bench.fixed, bench.work, runs)
        rows.append(Row(f"`leadtop {' '.join(arguments)}`, whole process", Figure(ours), Figure(theirs),
                        "sqlite3 shell, plain SQL on the same store", Goal(times=1.2)))
    return rows
