using System.Globalization;
using System.Text;
using DuckDB.NET.Data;

namespace Sluice.Benchmarks;

/// <summary>
/// People with a segment and a country, and consent records for 7 % of them, made by the engine from row numbers: the same for the same
/// size. Of a policy's rules the first lets everything go, the second asks for consent outside four countries, and each other one stands
/// against a segment in a country, every second of them unless there is another consent.
/// </summary>
/// <param name="folder">Where its files lie.</param>
/// <param name="size">How many people there are.</param>
/// <param name="format">What they are written in: parquet, csv or jsonl. The records are in Parquet.</param>
internal sealed class RowsWorkload(string folder, long size, string format)
{
    private const int Segments = 24;
    private const string Types = "{id: 'BIGINT', segment: 'VARCHAR', country: 'VARCHAR'}";
    private static readonly string[] Countries =
        "KR US JP DE FR GB SG IE CN VN TH ID PH MY IN AU CA BR MX ES IT NL SE NO DK FI PL CZ AT CH".Split(' ');

    private string People => Path.Combine(folder, $"people-{size}.{format}");

    // As a careful person reads it: with the types given, so that nothing is guessed or read twice.
    private string Rows =>
        format switch
        {
            "csv" => $"read_csv('{People}', header = true, columns = {Types})",
            "jsonl" => $"read_json('{People}', format = 'newline_delimited', columns = {Types})",
            _ => $"'{People}'",
        };

    private string Copied =>
        format switch
        {
            "csv" => "FORMAT CSV, HEADER",
            "jsonl" => "FORMAT JSON",
            _ => "FORMAT PARQUET",
        };

    private string Ledger => Path.Combine(folder, $"ledger-{size}.parquet");

    /// <summary>The manifest.</summary>
    public string Manifest => Path.Combine(folder, $"transfer-{size}-{format}.yaml");

    /// <summary>What is read.</summary>
    public IEnumerable<string> Read => [People, Ledger];

    /// <summary>What a query writes.</summary>
    public string Target => Path.Combine(folder, $"sql.{format}");

    /// <summary>The folder of a policy.</summary>
    public string Policy(int rules) => Path.Combine(folder, $"rules-{rules}");

    private long Records => size * 78 / 445;

    private long Holders => size * 7 / 100;

    private static string CountryList => string.Join(", ", Countries.Select(static c => $"'{c}'"));

    /// <summary>Writes the rows and the records.</summary>
    public void WriteRows()
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        var (n, records, holders) = (size, Records, Holders);
        Execute(
            connection,
            $"""
            COPY (SELECT 100000000 + (i * 48271) % {n} AS id, 'segment_' || lpad(CAST((hash(i) >> 8) % {Segments} AS VARCHAR), 2, '0') AS segment,
              CASE WHEN hash(i, 1) % 100 >= 2 THEN [{CountryList}][1 + CAST((hash(i, 1) >> 10) % {Countries.Length} AS INT)] END AS country
              FROM range({n}) t(i)) TO '{People}' ({Copied})
            """
        );
        Execute(
            connection,
            $"""
            COPY (SELECT 100000000 + CAST(hash(i, 2) % {holders} AS BIGINT) * 675794 % {n} AS subject, CASE WHEN hash(i, 3) % 10 < 8 THEN 'marketing' ELSE 'profiling' END AS consent,
              DATE '2021-01-01' + CAST(hash(i, 4) % 1100 AS INT) AS granted_at,
              CASE WHEN hash(i, 5) % 10 < 2 THEN DATE '2021-01-01' + CAST(hash(i, 4) % 1100 + hash(i, 6) % 400 AS INT) END AS withdrawn_at,
              CASE WHEN hash(i, 7) % 10 < 3 THEN DATE '2021-01-01' + CAST(hash(i, 4) % 1100 + 700 AS INT) END AS expires_at, 'v' || (1 + hash(i, 8) % 3) AS notice
              FROM range({records}) t(i)) TO '{Ledger}' (FORMAT PARQUET)
            """
        );
        File.WriteAllText(Manifest, Transfer($"source: {Path.GetFileName(People)}", $"source: {Path.GetFileName(Ledger)}"));
    }

    /// <summary>The manifest where the rows are in tables, which have the names of dataset and ledger.</summary>
    public static string TableManifest => Transfer("", "");

    /// <summary>The statements with which Spark makes such rows and records.</summary>
    public string SparkTables =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            CREATE TABLE people USING parquet AS SELECT 100000000 + (id * 48271) % {size} AS id, concat('segment_', lpad(pmod(hash(id), {Segments}), 2, '0')) AS segment,
              CASE WHEN pmod(hash(id, 1), 100) >= 2 THEN element_at(array({CountryList}), 1 + pmod(hash(id, 2), {Countries.Length})) END AS country FROM range({size});
            CREATE TABLE consent_ledger USING parquet AS SELECT CAST(100000000 + pmod(xxhash64(id), {Holders}) * 675794 % {size} AS STRING) AS subject, IF(pmod(hash(id, 3), 10) < 8, 'marketing', 'profiling') AS consent,
              CAST(date_add(DATE '2021-01-01', pmod(hash(id, 4), 1100)) AS STRING) AS granted_at,
              CASE WHEN pmod(hash(id, 5), 10) < 2 THEN CAST(date_add(DATE '2021-01-01', pmod(hash(id, 4), 1100) + pmod(hash(id, 6), 400)) AS STRING) END AS withdrawn_at,
              CASE WHEN pmod(hash(id, 7), 10) < 3 THEN CAST(date_add(DATE '2021-01-01', pmod(hash(id, 4), 1100) + 700) AS STRING) END AS expires_at, concat('v', 1 + pmod(hash(id, 8), 3)) AS notice
              FROM range({Records})
            """
        );

    /// <summary>Writes a policy.</summary>
    public void WritePolicy(int rules)
    {
        var text = new StringBuilder(
            $$"""
            category data { id  segment  country }
            purpose marketing
            partner desk { in SG }
            subject attribute segment : one of { {{string.Join(", ", Enumerable.Range(0, Segments).Select(Segment))}} }
            subject attribute country : country
            consent marketing { kind opt_in  of data  to desk  for marketing  lasts 24 months }
            consent profiling { kind opt_in  of data  to desk  for marketing }
            rule all { allow data to desk for marketing }
            rule gate { deny data when not (country in { KR, US, JP, DE }) unless consent marketing }

            """
        );
        foreach (var (segment, country, spared) in Cells(rules))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"rule {segment}_{country.ToLowerInvariant()} {{ deny data when segment = {segment} and country = {country}{(spared ? " unless consent profiling" : "")} }}\n"
            );
        }

        Directory.CreateDirectory(Policy(rules));
        File.WriteAllText(Path.Combine(Policy(rules), "policy.sluice"), text.ToString());
    }

    /// <summary>
    /// The same as a careful person writes it for this one case: each consent a set of people, many segments and countries as a list
    /// instead of a condition for each rule, and nothing of what Sluice finds out besides.
    /// </summary>
    public string Sql(int rules, bool writes, bool people)
    {
        string Set(string consent, string live) =>
            $"""
                (SELECT subject FROM '{Ledger}' WHERE consent = '{consent}' GROUP BY subject
                  HAVING max(CASE WHEN granted_at <= DATE '2024-03-01' AND (withdrawn_at >= granted_at OR withdrawn_at IS NULL) AND {live} THEN granted_at END)
                    > coalesce(max(CASE WHEN withdrawn_at <= DATE '2024-03-01' THEN withdrawn_at END), DATE '0001-01-01'))
                """;
        var marketing = Set("marketing", "(expires_at > DATE '2024-03-01' OR (expires_at IS NULL AND granted_at >= DATE '2022-03-02'))");
        var profiling = Set("profiling", "(expires_at > DATE '2024-03-01' OR expires_at IS NULL)");
        var permitted = $"""
            (country IN ('KR', 'US', 'JP', 'DE') OR id IN {marketing})
              AND NOT ({Hit(rules, spared: false)}) AND (NOT ({Hit(rules, spared: true)}) OR id IN {profiling})
            """;
        return writes
            ? $"COPY (SELECT id, segment, country FROM {Rows} WHERE {permitted}) TO '{Target}' ({Copied})"
            : $"SELECT count(*), count(*) FILTER (WHERE p){(people ? ", count(DISTINCT id), count(DISTINCT id) FILTER (WHERE p)" : "")} FROM (SELECT id, {permitted} AS p FROM {Rows})";
    }

    /// <summary>Whether a row is one of those that rules stand against: a few written out, many as one list.</summary>
    private static string Hit(int rules, bool spared)
    {
        var cells = Cells(rules).Where(c => c.Spared == spared).ToList();
        return cells.Count < 5
            ? string.Join(
                " OR ",
                cells.Select(static c => $"(segment = '{c.Segment}' AND country = '{c.Country}')").DefaultIfEmpty("FALSE")
            )
            : $"CASE WHEN country IS NULL THEN segment IN ({string.Join(", ", cells.Select(static c => $"'{c.Segment}'").Distinct())}) ELSE segment || country IN ({string.Join(", ", cells.Select(static c => $"'{c.Segment}{c.Country}'"))}) END";
    }

    private static IEnumerable<(string Segment, string Country, bool Spared)> Cells(int rules) =>
        Enumerable
            .Range(0, rules - 2)
            .Select(static i => (Cell: i * 7919 % (Segments * Countries.Length), IsSpared: i % 2 == 1))
            .Select(static c => (Segment(c.Cell / Countries.Length), Countries[c.Cell % Countries.Length], c.IsSpared));

    private static string Transfer(string people, string ledger) =>
        $$"""
            transfer: t
            to: desk
            purpose: marketing
            on: 2024-03-01
            consent: { marketing: ledger, profiling: ledger }
            datasets:
              people:
                {{people}}
                key: id
                subject: { segment: segment, country: country }
                fields: { id: { category: data.id }, segment: { category: data.segment }, country: { category: data.country } }
            ledger: { {{ledger}} }
            """;

    private static string Segment(int number) => string.Create(CultureInfo.InvariantCulture, $"segment_{number:00}");

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
