using System.Globalization;
using Sluice.Core.Model;
using Sluice.Records.Diagnostics;
using Sluice.Records.Engines.Native;
using Sluice.Records.Engines.People;
using Sluice.Records.Plans;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Records.Engines;

/// <summary>How the cells of a dataset are read: a reader for each attribute, one for the key, and the report of wrong cells.</summary>
internal sealed class DatasetCells(
    DuckSession session,
    RowFileReader reader,
    TransferPlan transfer,
    DatasetPlan plan,
    RowFile file,
    ConsentStates? states,
    ParquetOutput? output,
    DiagnosticBag diagnostics
)
{
    private readonly string zone = transfer.Manifest.Zone?.Value ?? "UTC";
    private readonly List<(AttributeSymbol Attribute, CellReader Cell, string Type)> attributes = [];
    private string keyType = "";
    private JsonKey? member;
    private KeyText? guard;

    /// <summary>The attributes that are counted, each with the reader of its column and the type of that.</summary>
    public IReadOnlyList<(AttributeSymbol Attribute, CellReader Cell, string Type)> Attributes => attributes;

    /// <summary>The reader of the key; null where the dataset has none.</summary>
    public CellReader? Key { get; private set; }

    /// <summary>The columns that the manifest does not name.</summary>
    public ColumnPlaces Undeclared { get; private set; } = ColumnPlaces.None;

    /// <summary>Whether a key was read that is none.</summary>
    public bool HasWrongKey => member is { IsWrong: true } || guard is { IsWrong: true };

    /// <summary>Finds the columns and checks their names and types; false where one is wrong, which has been reported.</summary>
    public bool Prepare(string view, List<RowColumn> columns)
    {
        string[] names = [.. columns.Select(static c => c.Name)];
        var check = new ColumnCheck(plan, file.Display, file.Format == RowFormat.JsonLines, diagnostics);
        if (!check.Check(names, reader.LineOf(view) is { } line ? keys => FirstWith(view, line, keys) : null))
        {
            return false;
        }

        Undeclared = check.PlacesOfUndeclared(names);

        foreach (var attribute in plan.Counted)
        {
            if (attribute.Type.Kind == ValueKind.Duration)
            {
                RefuseDuration(attribute);
            }
            else if (Reader(view, columns, attribute) is { } cell)
            {
                attributes.Add((attribute, cell.Reader, cell.Type));
            }
        }

        if (plan.Dataset.Key is { } named)
        {
            var column = columns.First(c => c.Name == named.Value);
            Key =
                KeyReader.IsNumber64(column.Type) && states is null or { Numbered: true }
                    ? KeyReader.OfNumber64(DuckSession.Name(column.Name))
                : column.Type is "JSON" or "VARCHAR" ? GuardedKey(view, columns, column)
                : KeyReader.Of(DuckSession.Name(column.Name), column.Type, KeyForm);
            keyType = column.Type;
            if (Key is null && !plan.Asked.IsEmpty)
            {
                WrongType(named.Location, column, "a text or a whole number");
            }
        }

        return !diagnostics.HasErrors;
    }

    private CellReader GuardedKey(string view, List<RowColumn> columns, RowColumn column)
    {
        var name = DuckSession.Name(column.Name);
        var text = name;
        if (column.Type == "JSON")
        {
            member = new JsonKey($"sluice_member_{view}", column.Name);
            session.Add(member);
            text = member.Call([DuckSession.Name(RowViews.LineColumn(columns))]);
        }

        guard = new KeyText(KeyForm, $"sluice_key_{view}");
        session.Add(guard);
        return KeyReader.Guarded(name, column.Type, KeyForm, text, guard);
    }

    private string FirstWith(string view, string line, IEnumerable<string> keys) =>
        reader.Place(
            file,
            session.Numbers(
                $"SELECT MIN(place) FROM (SELECT list_has_any(json_keys({line}), [{string.Join(", ", keys.Select(DuckSession.Text))}]) AS found, row_number() OVER () AS place FROM {view}) WHERE found"
            )[0]
        );

    private (CellReader Reader, string Type)? Reader(string view, List<RowColumn> columns, AttributeSymbol attribute)
    {
        var named = plan.Dataset.Subject[attribute];
        var column = columns.First(c => c.Name == named.Value);
        if (column.Type == "JSON")
        {
            return (
                CellReader.OfMember(DuckSession.Name(column.Name), DuckSession.Name(RowViews.LineColumn(columns)), column.Name),
                column.Type
            );
        }

        // In a file that is read in the place of the source, nanoseconds of UTC are without a zone.
        var (sql, type) =
            column.Type == "TIMESTAMP_NS" && output?.IsNanosInUtc(column.Name) == true
                ? ($"(CAST({DuckSession.Name(column.Name)} AS TIMESTAMP) AT TIME ZONE 'UTC')", "TIMESTAMP WITH TIME ZONE")
                : (DuckSession.Name(column.Name), column.Type);
        if (CellReader.Of(sql, type, attribute.Type, file.Format == RowFormat.Csv, zone) is { } cell)
        {
            return (cell, type);
        }

        // A column without a single value has whatever type its writer happened to choose.
        if (session.Numbers($"SELECT COUNT({DuckSession.Name(column.Name)}) FROM {view}")[0] == 0)
        {
            return (CellReader.Nothing(attribute.Type.Kind), "NULL");
        }

        WrongType(named.Location, column, attribute.Type.ToString());
        return null;
    }

    // Where such an attribute decides; where it is only counted, it is not known.
    private void RefuseDuration(AttributeSymbol attribute)
    {
        if (plan.Attributes.Contains(attribute))
        {
            var asked = ConditionText.Of(Atoms.Of(plan).First(a => Atoms.AttributeOf(a) == attribute));
            diagnostics.Add(
                Diagnostic.Create(
                    RecordsDiagnostics.NotExact,
                    attribute.Location,
                    asked,
                    file.FormatName,
                    "durations of single people have no exact form in a table"
                )
            );
        }
    }

    private void WrongType(SourceLocation location, RowColumn column, string wanted) =>
        diagnostics.Add(
            Diagnostic.Create(RecordsDiagnostics.ColumnWrongType, location, file.Display, column.Name, column.TypeName, wanted)
        );

    private KeyForm KeyForm => states?.Form ?? KeyForm.Exact;

    /// <summary>Reports the cells that are no value, by column; reads the whole view for it.</summary>
    /// <param name="view">The view.</param>
    /// <param name="readsKey">Whether the key was read.</param>
    public void Report(string view, bool readsKey)
    {
        foreach (var (attribute, cell, type) in attributes)
        {
            if (Wrong(view, cell.Member is null ? NoValue(cell) : SortedAsWrong(view, attribute, cell, type)) is { } where)
            {
                var named = plan.Dataset.Subject[attribute];
                diagnostics.Add(
                    Diagnostic.Create(
                        RecordsDiagnostics.CellWrong,
                        named.Location,
                        file.Display,
                        named.Value,
                        attribute.Type.ToString(),
                        where
                    )
                );
            }
        }

        if (readsKey && Key is { CanBeWrong: true } key && Wrong(view, NoValue(key)) is { } keys)
        {
            var named = plan.Dataset.Key!;
            diagnostics.Add(
                Diagnostic.Create(
                    RecordsDiagnostics.KeyWrong,
                    named.Location,
                    file.Display,
                    named.Value,
                    keys,
                    KeyReader.WhyWrong(keyType, KeyForm)!
                )
            );
        }
    }

    private static string NoValue(CellReader cell) => $"({cell.Given}) AND ({cell.Value}) IS NULL";

    private string SortedAsWrong(string view, AttributeSymbol attribute, CellReader cell, string type)
    {
        var wrong = new WrongCell($"sluice_wrong_{view}_{attribute.Name}", FactClasses.Of(attribute, cell, type, []));
        session.Add(wrong);
        return wrong.Call([cell.Text!]);
    }

    /// <summary>How many cells are no value, and where the first is; null where all are.</summary>
    private string? Wrong(string view, string isWrong)
    {
        var found = session.Numbers(
            $"SELECT COUNT(*), MIN(place) FROM (SELECT {isWrong} AS wrong, row_number() OVER () AS place FROM {view}) WHERE wrong"
        );
        return found[0] == 0
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{found[0]} of its cells, the first in {reader.Place(file, found[1])}");
    }
}
