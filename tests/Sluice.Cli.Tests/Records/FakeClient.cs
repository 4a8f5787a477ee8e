using System.Text.RegularExpressions;
using Sluice.Records.Engines;
using Sluice.Records.Plans;

namespace Sluice.Cli.Tests.Records;

/// <summary>
/// A script in the place of <c>spark-sql</c> or <c>trino</c>. It keeps what it is called with and the query it gets, and prints what it is
/// told to; or, as there is no cluster here, the embedded engine answers in its place.
/// </summary>
internal sealed partial class FakeClient
{
    private readonly RowWorkspace workspace;

    public FakeClient(RowWorkspace workspace)
    {
        this.workspace = workspace;
        workspace.Write("columns.people", "key\tstring\tNULL\ngrown\tboolean\tNULL\nid\tint\tNULL\nvalue\tstring\tNULL\n");
        workspace.Write("columns.ledger", string.Concat(LedgerColumns.Names.Select(static n => $"{n}\tstring\tNULL\n")));
        workspace.Write(
            "client.sh",
            $$"""
            #!/bin/sh
            cd '{{workspace.Folder}}'
            . ./describe.sh
            n=$(( $(cat calls 2> /dev/null || echo 0) + 1 ))
            echo $n > calls
            printf '%s\n' "$@" > arguments.$n
            while [ $# -gt 0 ]; do case "$1" in -f|--file) cp "$2" query.new; mv query.new query.$n; esac; shift; done
            echo "client: query $n" >&2
            [ -e before.$n ] && . ./before.$n
            i=0
            while [ ! -e answer.$n ]; do sleep 0.05; i=$((i + 1)); [ $i -lt 2400 ] || exit 99; done
            sed "s/^@$/$mark/" answer.$n
            [ ! -e code.$n ] || exit $(cat code.$n)

            """
        );
        // What it says of tables is no query of rows, and not counted as one.
        workspace.Write(
            "describe.sh",
            """
            for file; do :; [ "$last" = -f ] || [ "$last" = --file ] && break; last=$file; done
            mark=$(sed -n "s/^SELECT '\(sluice [0-9a-f]*\)' AS mark;$/\1/p" "$file" | head -n 1)
            if grep -q '^DESCRIBE ' "$file" && ! grep -q '^CREATE ' "$file"; then
              cp "$file" described
              cat "$file" >> described.all
              while IFS= read -r line; do [ ! -e refuses ] || ! printf '%s' "$line" | grep -q -f refuses || exit 1; case "$line" in
                "SELECT 'sluice "*) line=${line#SELECT \'}; echo "${line%%\'*}";;
                "SHOW TABLES"*) cat tables 2> /dev/null;;
                *" AS letter;") cat letter 2> /dev/null || echo ö;;
                "DESCRIBE HISTORY "*ledger*|"SELECT snapshot_id FROM "*ledger*) cat version.ledger;;
                "DESCRIBE HISTORY "*|"SELECT snapshot_id FROM "*) cat version.people;;
                "SELECT MAX(version) "*ledger*|"SELECT snapshot_id AS version "*ledger*) sed 's/^\([0-9]*\).*/{"version":\1}/' version.ledger;;
                "SELECT MAX(version) "*|"SELECT snapshot_id AS version "*) sed 's/^\([0-9]*\).*/{"version":\1}/' version.people;;
                "DESCRIBE QUERY "*ledger*) cat columns.ledger;;
                "DESCRIBE QUERY "*) cat columns.then 2> /dev/null || cat columns.people;;
                PREPARE*) prepared=$line;;
                "DESCRIBE OUTPUT "*) case "$prepared" in *ledger*) cat columns.ledger;; *) cat columns.then 2> /dev/null || cat columns.people;; esac \
                  | awk -F '\t' '{ print "{\"Column Name\":\"" $1 "\",\"Type\":\"" $2 "\"}" }' | sed 's/"string"/"varchar"/; s/"int"/"integer"/';;
                "DESCRIBE EXTENDED "*ledger*) cat columns.ledger; printf '\nType\tMANAGED\t\n';;
                "DESCRIBE EXTENDED "*) cat columns.people; printf '\nType\tMANAGED\t\n';;
                DESCRIBE*ledger*) awk -F '\t' '{ print "{\"Column\":\"" $1 "\",\"Type\":\"" $2 "\"}" }' columns.ledger | sed 's/"string"/"varchar"/; s/"int"/"integer"/';;
                DESCRIBE*) awk -F '\t' '{ print "{\"Column\":\"" $1 "\",\"Type\":\"" $2 "\"}" }' columns.people | sed 's/"string"/"varchar"/; s/"int"/"integer"/';;
              esac; done < "$file"
              exit 0
            fi

            """
        );
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    public string Path => System.IO.Path.Combine(workspace.Folder, "client.sh");

    /// <summary>
    /// What it prints when it is called for the n-th time; <c>@</c> in a line of its own stands for the separator between answers.
    /// </summary>
    public void Answers(int call, string text, int code = 0)
    {
        workspace.Write($"code.{call}", $"{code}");
        workspace.Write($"answer.{call}", text);
    }

    /// <summary>
    /// Has the embedded engine answer every query of a run, as many as there are, until the run is over: no test waits for a query that
    /// never comes.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="change">What becomes of the lines of the query of that number; null for nothing.</param>
    /// <returns>The exit code of the run.</returns>
    public int Answering(Func<int> run, Func<int, string[], string[]>? change = null)
    {
        using var ended = new CancellationTokenSource();
        var answering = Task.Run(() =>
        {
            for (var call = 1; !ended.IsCancellationRequested; Thread.Sleep(20))
            {
                if (!workspace.Exists($"query.{call}"))
                {
                    continue;
                }

                try
                {
                    AnswerForReal(call, lines => change?.Invoke(call, lines) ?? lines);
                    call++;
                }
                catch
                {
                    // The client is not to wait for what does not come either.
                    Answers(call, "", 1);
                    throw;
                }
            }
        });
        try
        {
            return run();
        }
        finally
        {
            ended.Cancel();
            answering.GetAwaiter().GetResult();
        }
    }

    /// <summary>
    /// What the embedded engine says to the n-th query, from a table of the rows and one of the records; waits until it is there.
    /// </summary>
    /// <param name="call">The number of the query.</param>
    /// <param name="change">What becomes of its lines; null for nothing.</param>
    public void AnswerForReal(int call, Func<string[], string[]>? change = null)
    {
        var file = System.IO.Path.Combine(workspace.Folder, $"query.{call}");
        while (!File.Exists(file))
        {
            Thread.Sleep(20);
        }

        var query = workspace.Read($"query.{call}");
        query = query[
            (query.IndexOf("FROM (\n", StringComparison.Ordinal) + 7)..query.LastIndexOf(") AS permitted", StringComparison.Ordinal)
        ];
        query = SparkDays()
            .Replace(
                query
                    .Replace('`', '"')
                    .Replace(" AS STRING)", " AS VARCHAR)", StringComparison.Ordinal)
                    .Replace("normalize(", "nfc_normalize(", StringComparison.Ordinal)
                    .Replace(", NFC)", ")", StringComparison.Ordinal),
                "date_diff('day', $2, $1)"
            );
        query = Schemas().Replace(Versions().Replace(Moments().Replace(query, " AS TIMESTAMPTZ"), ""), "");
        using var session = new DuckSession(null);
        session.Execute("CREATE MACRO levenshtein_distance(a, b) AS levenshtein(a, b)");
        session.Execute("CREATE MACRO from_utc_timestamp(moment, zone) AS timezone(zone, moment)");
        session.Execute("CREATE MACRO unix_seconds(moment) AS epoch(moment)");
        session.Execute("CREATE MACRO date_from_unix_date(number) AS DATE '1970-01-01' + number");
        session.Execute(
            $"CREATE TABLE people AS SELECT * FROM read_csv({DuckSession.Text(System.IO.Path.Combine(workspace.Folder, "rows.csv"))}, types = {{'grown': 'BOOLEAN', 'id': 'INTEGER'}})"
        );
        session.Execute(
            $"CREATE TABLE ledger AS SELECT * FROM read_csv({DuckSession.Text(System.IO.Path.Combine(workspace.Folder, "ledger.csv"))}, all_varchar = true)"
        );
        string[] lines =
        [
            .. session
                .Query($"SELECT to_json(permitted) FROM (\n{query}) AS permitted")
                .Select(static r => r[0]!)
                .Order(StringComparer.Ordinal),
        ];
        workspace.Write("answer.new", string.Concat((change?.Invoke(lines) ?? lines).Select(static l => l + "\n")));
        File.Move(System.IO.Path.Combine(workspace.Folder, "answer.new"), System.IO.Path.Combine(workspace.Folder, $"answer.{call}"));
    }

    [GeneratedRegex(@"DATEDIFF\((.*?), (DATE '1970-01-01')\)")]
    private static partial Regex SparkDays();

    // The tables of the embedded engine that answers are in none.
    [GeneratedRegex("\"lake\"[.]\"crm\"[.]")]
    private static partial Regex Schemas();

    [GeneratedRegex(@"( FOR)? VERSION AS OF [0-9]+")]
    private static partial Regex Versions();

    [GeneratedRegex(@" AS TIMESTAMP(_LTZ|\([0-9]+\) WITH TIME ZONE)")]
    private static partial Regex Moments();
}
