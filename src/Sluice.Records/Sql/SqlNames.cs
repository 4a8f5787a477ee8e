using System.Globalization;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Records.Sql;

/// <summary>Writes the names and texts of one query, and reports those that the dialect cannot hold.</summary>
internal sealed class SqlNames(SqlDialect dialect, DiagnosticBag diagnostics)
{
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    public SqlDialect Dialect { get; } = dialect;

    public DiagnosticBag Diagnostics { get; } = diagnostics;

    /// <summary>Keeps names of our own away from a name of the data.</summary>
    public void Take(string name) => taken.Add(name);

    /// <summary>A name of our own: quoted, and unlike every other, also where upper and lower case are one.</summary>
    public string Own(string name)
    {
        var most = (Dialect.LongestName ?? 128) - 4;
        var start = name.Length > most ? name[..most] : name;
        var free = start;
        for (var i = 2; !taken.Add(free); i++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{start}_{i}");
        }

        return Dialect.Identifier(free);
    }

    /// <summary>A name of the data, quoted.</summary>
    public string Identifier(string name, SourceLocation? location)
    {
        if (Dialect.RefusalOfName(name) is { } refusal)
        {
            Diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.NameNotPossible, location, Plain(name), Dialect.Title, refusal));
        }

        return Dialect.Identifier(name);
    }

    /// <summary>A text, quoted.</summary>
    public string Text(string value, SourceLocation? location)
    {
        if (Dialect.RefusalOfText(value) is { } refusal)
        {
            Diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.NameNotPossible, location, Plain(value), Dialect.Title, refusal));
        }

        return Dialect.Text(value);
    }

    /// <summary>A text for a comment: on one line, and with nothing in it that hides or turns what follows.</summary>
    public static string Plain(string text) => VisibleText.Of(text);
}
