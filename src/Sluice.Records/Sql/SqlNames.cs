using System.Globalization;
using Sluice.Records.Diagnostics;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Records.Sql;

/// <summary>Writes the names and texts of one query, and reports those that the dialect cannot hold.</summary>
/// <param name="dialect">The dialect.</param>
/// <param name="diagnostics">Takes what cannot be written.</param>
/// <param name="isRead">Whether people read the query, in a terminal or a log; else only a database does.</param>
internal sealed class SqlNames(SqlDialect dialect, DiagnosticBag diagnostics, bool isRead = false)
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
    public string Identifier(string name, SourceLocation? location) =>
        Quoted(name, Dialect.Identifier(name), Dialect.RefusalOfName(name), location);

    /// <summary>A text, quoted.</summary>
    public string Text(string value, SourceLocation? location) =>
        Quoted(value, Dialect.Text(value), Dialect.RefusalOfText(value), location);

    private string Quoted(string plain, string quoted, string? refusal, SourceLocation? location)
    {
        if (
            (
                refusal
                ?? (
                    isRead && !SqlDialect.IsShown(quoted)
                        ? "it holds what cannot be seen, breaks the line or is a command to a pipeline, and there is no escape for it"
                        : null
                )
            ) is
            { } why
        )
        {
            Diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.NameNotPossible, location, Plain(plain), Dialect.Title, why));
        }

        return quoted;
    }

    /// <summary>A text for a comment: on one line, and with nothing in it that hides or turns what follows.</summary>
    public static string Plain(string text) => VisibleText.Of(text);
}
