using System.Collections.Immutable;
using Sluice.Records.Diagnostics;
using Sluice.Records.Sql;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Engines.Submitting;

/// <summary>
/// The versions that tables are in when a run begins: all its queries read these, so that what is counted is what is selected, whatever is
/// written meanwhile.
/// </summary>
internal sealed class TableVersions
{
    private readonly ClientForm form;
    private readonly TableMap tables;
    private readonly IReadOnlyList<string> wanted;
    private readonly DiagnosticBag diagnostics;

    /// <param name="form">How the client takes statements.</param>
    /// <param name="tables">Which table holds a dataset or the ledger.</param>
    /// <param name="wanted">Their names.</param>
    /// <param name="format">What they are kept in.</param>
    /// <param name="diagnostics">Takes what stands against it.</param>
    public TableVersions(ClientForm form, TableMap tables, IReadOnlyList<string> wanted, TableFormat format, DiagnosticBag diagnostics)
    {
        (this.form, this.tables, this.wanted, this.diagnostics, Format) = (form, tables, wanted, diagnostics, format);
        var asked = wanted.Select(w => form.AskVersion(tables.Of(w), format)).ToList();
        foreach (var name in wanted.Where((_, i) => asked[i] is null))
        {
            diagnostics.Add(
                None(name)
                    .WithHint(
                        "name its schema too, as in `--table " + name + "=SCHEMA.TABLE`: what Iceberg keeps of a table is found by both"
                    )
            );
        }

        Statements = [.. asked.OfType<string>()];
    }

    /// <summary>What the tables are kept in.</summary>
    public TableFormat Format { get; }

    /// <summary>What asks for the versions, one statement for each table.</summary>
    public ImmutableArray<string> Statements { get; }

    /// <summary>What is said when the client ends with an error at one of them; null where it is none of them.</summary>
    public Diagnostic? Refusal(int statement) =>
        statement < 0 || statement >= wanted.Count
            ? null
            : None(wanted[statement])
                .WithHint(
                    $"a view has none, nor has a table of another format; without `--versions` the tables are read as they are, and the report says what was not compared"
                );

    /// <summary>The versions by name; null when a table has none, which has been reported.</summary>
    public IReadOnlyDictionary<string, long>? Read(IReadOnlyList<IReadOnlyList<string>> answers)
    {
        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (name, lines) in wanted.Zip(answers))
        {
            if (lines.Select(form.VersionIn).FirstOrDefault(static v => v is not null) is { } version)
            {
                versions.Add(name, version);
            }
            else
            {
                diagnostics.Add(None(name).WithHint("nothing was written to it yet, or what is kept of its past was removed"));
            }
        }

        return diagnostics.HasErrors ? null : versions;
    }

    private Diagnostic None(string name) =>
        Diagnostic.Create(RecordsDiagnostics.TableWithoutVersion, null, TableMap.Display(tables.Of(name)), Format.ToString());
}
