using System.Collections.Immutable;
using System.Text;
using Sluice.Records.Plans;

namespace Sluice.Records.Sql;

/// <summary>Which table holds a dataset or the ledger: one of its name, unless another is named for it.</summary>
/// <param name="tables">The tables that are named, by the name of the dataset or ledger; each as its parts.</param>
/// <param name="versions">The versions that queries read, by the same name; a table without one is read as it is.</param>
public sealed class TableMap(IReadOnlyDictionary<string, ImmutableArray<string>> tables, IReadOnlyDictionary<string, long>? versions = null)
{
    /// <summary>Every table has the name of its dataset.</summary>
    public static TableMap Empty { get; } = new(ImmutableDictionary<string, ImmutableArray<string>>.Empty);

    /// <summary>The names that stand for another table.</summary>
    public IEnumerable<string> Names => tables.Keys.Order(StringComparer.Ordinal);

    /// <summary>The parts of the name of a table: catalogue, schema, table, as many as are given.</summary>
    public ImmutableArray<string> Of(string name) => tables.TryGetValue(name, out var parts) ? parts : [name];

    /// <summary>The same, with another table for one name.</summary>
    public TableMap With(string name, ImmutableArray<string> parts) =>
        new(new Dictionary<string, ImmutableArray<string>>(tables, StringComparer.Ordinal) { [name] = parts }, versions);

    /// <summary>The same tables, each in the version that is given for it.</summary>
    public TableMap At(IReadOnlyDictionary<string, long> read) => new(tables, read);

    /// <summary>The version of a table that queries read; null for the table as it is.</summary>
    public long? VersionOf(string name) => versions is not null && versions.TryGetValue(name, out var version) ? version : null;

    /// <summary>What a query selects from; null where it is the table of the dataset's name, as it is.</summary>
    internal string? SqlOf(string name, SqlNames names) =>
        VersionOf(name) is { } version ? TableSqlOf(name, names) + names.Dialect.AsOf(version)
        : tables.ContainsKey(name) ? TableSqlOf(name, names)
        : null;

    /// <summary>The name of the table alone.</summary>
    internal string TableSqlOf(string name, SqlNames names) => string.Join('.', Of(name).Select(p => names.Identifier(p, null)));

    /// <summary>The name of the ledger: its file without the ending, and without that of how it is compressed.</summary>
    public static string LedgerOf(TransferPlan plan)
    {
        var file = plan.Manifest.Ledger?.Source?.Value.Replace('\\', '/') ?? "consent_ledger";
        var name = file[(file.LastIndexOf('/') + 1)..];
        var plain =
            name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".zst", StringComparison.OrdinalIgnoreCase)
                ? WithoutEnding(name)
                : name;
        var stem = WithoutEnding(plain);
        return stem.Length == 0 || plan.Datasets.Any(d => string.Equals(stem, d.Name, StringComparison.OrdinalIgnoreCase))
            ? "consent_ledger"
            : stem;
    }

    private static string WithoutEnding(string name) => name.LastIndexOf('.') is > 0 and var dot ? name[..dot] : name;

    /// <summary>
    /// A name as people write it: parts between dots, as they stand; in double quotes a part may hold dots, and two double quotes stand for
    /// one.
    /// </summary>
    /// <returns>The parts; null when it is no name.</returns>
    public static ImmutableArray<string>? Parse(string text)
    {
        var parts = ImmutableArray.CreateBuilder<string>();
        for (var at = 0; ; )
        {
            var part = new StringBuilder();
            if (at < text.Length && text[at] == '"')
            {
                var closed = false;
                for (at++; at < text.Length && !closed; at++)
                {
                    if (text[at] != '"')
                    {
                        part.Append(text[at]);
                    }
                    else if (at + 1 < text.Length && text[at + 1] == '"')
                    {
                        part.Append(text[at++]);
                    }
                    else
                    {
                        closed = true;
                    }
                }

                if (!closed)
                {
                    return null;
                }
            }
            else
            {
                for (; at < text.Length && text[at] != '.'; at++)
                {
                    if (text[at] == '"')
                    {
                        return null;
                    }

                    part.Append(text[at]);
                }
            }

            if (part.Length == 0)
            {
                return null;
            }

            parts.Add(part.ToString());
            if (at == text.Length)
            {
                return parts.Count <= 3 ? parts.ToImmutable() : null;
            }

            if (text[at++] != '.')
            {
                return null;
            }
        }
    }

    /// <summary>A name as people write it, from its parts.</summary>
    public static string Display(IEnumerable<string> parts) =>
        string.Join(
            '.',
            parts.Select(static p =>
                p.AsSpan().IndexOfAny('.', '"') < 0 ? p : "\"" + p.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""
            )
        );
}
