using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Sluice.Records.Diagnostics;
using Sluice.Records.Sql;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Records.Engines.Postgres;

/// <summary>A table, view or foreign table that is there.</summary>
/// <param name="Schema">Its schema.</param>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns, in their order.</param>
internal sealed record PostgresTable(string Schema, string Name, ImmutableArray<RowColumn> Columns)
{
    /// <summary>Its name as SQL.</summary>
    public string Sql { get; } = $"{PostgresSession.Name(Schema)}.{PostgresSession.Name(Name)}";

    /// <summary>Its name for messages.</summary>
    public string Display { get; } = TableMap.Display([Schema, Name]);

    /// <summary>A beginning that no column's name has, so that names of our own stay apart.</summary>
    public string Prefix { get; } = Unlike(Columns);

    /// <summary>Finds a table as the connection finds it; a schema that is not named is looked for.</summary>
    /// <returns>The table; null when it has been reported that there is none.</returns>
    public static PostgresTable? Find(
        PostgresSession session,
        ImmutableArray<string> parts,
        SourceLocation? location,
        DiagnosticBag diagnostics
    )
    {
        const string Kinds = "c.relkind IN ('r', 'p', 'v', 'm', 'f')";
        var refusal =
            parts.Length > 2
                ? "a name has a schema and a table at most"
                : parts.Select(new PostgresDialect().RefusalOfName).FirstOrDefault(static r => r is not null);
        if (refusal is not null)
        {
            diagnostics.Add(
                Diagnostic.Create(RecordsDiagnostics.NameNotPossible, location, TableMap.Display(parts), "PostgreSQL", refusal)
            );
            return null;
        }

        var quoted = PostgresSession.Text(string.Join('.', parts.Select(PostgresSession.Name)));
        if (
            session
                .Read(
                    $"SELECT n.nspname, c.relname, c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = pg_catalog.to_regclass({quoted}) AND {Kinds}"
                )
                .ToList()
            is [var found]
        )
        {
            return new PostgresTable(found[0]!, found[1]!, Of(session, found[2]!));
        }

        var where = parts.Length > 1 ? $"n.nspname = {PostgresSession.Text(parts[0])}" : "pg_catalog.pg_table_is_visible(c.oid)";
        var others = session
            .Read(
                $"SELECT c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE {Kinds} AND {where}"
            )
            .Select(static r => r[0]!)
            .ToList();
        diagnostics.Add(
            Diagnostic
                .Create(RecordsDiagnostics.TableMissing, location, TableMap.Display(parts))
                .WithHint(
                    DiagnosticHint.DidYouMean(NearestName.Find(parts[^1], others))
                        ?? "`--table NAME=SCHEMA.TABLE` says which table holds a dataset or the ledger"
                )
        );
        return null;
    }

    /// <summary>The digest of its content, independent of the order of rows.</summary>
    public TableDigest Digest(PostgresSession session)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var column in Columns)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{PostgresSession.Name(column.Name)} {column.Type}\n"));
        }

        var rows = 0L;
        var row = Prefix + "row";
        foreach (var line in session.Read($"SELECT sha256(convert_to(CAST({row} AS TEXT), 'UTF8')) FROM {Sql} AS {row} ORDER BY 1"))
        {
            hash.AppendData(Convert.FromHexString(line[0].AsSpan(2)));
            rows++;
        }

        return new TableDigest(Display, Convert.ToHexStringLower(hash.GetHashAndReset()), rows);
    }

    private static ImmutableArray<RowColumn> Of(PostgresSession session, string oid) =>
        [
            .. session
                .Read(
                    $"""
                    SELECT a.attname, CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'c' THEN 'composite' WHEN 'd' THEN pg_catalog.format_type(t.typbasetype, NULL) ELSE pg_catalog.format_type(t.oid, NULL) END
                    FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
                    WHERE a.attrelid = {oid} AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
                    """
                )
                .Select(static r => new RowColumn(r[0]!, r[1]!)),
        ];

    private static string Unlike(ImmutableArray<RowColumn> columns)
    {
        var prefix = "sluice_";
        while (columns.Any(c => c.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        {
            prefix = "_" + prefix;
        }

        return prefix;
    }
}
