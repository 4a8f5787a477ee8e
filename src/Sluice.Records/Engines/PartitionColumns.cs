using System.Globalization;
using Sluice.Records.Engines.Native;

namespace Sluice.Records.Engines;

/// <summary>
/// The columns that the folders of a file name, as <c>country=KR</c> does. The engine has such columns too, but takes what is written in
/// the file for them, and folders above the source.
/// </summary>
/// <param name="session">Gets the functions that know the values.</param>
/// <param name="file">The file.</param>
/// <param name="view">The view that it is read by.</param>
internal sealed class PartitionColumns(DuckSession session, RowFile file, string view)
{
    private const string Path = "sluice file";
    private int number;

    /// <summary>The columns; they hold texts.</summary>
    public List<RowColumn> All { get; } = [.. file.Parts[0].Partition.Select(static p => new RowColumn(p.Column, "VARCHAR"))];

    /// <summary>What the engine is told beside the files, so that it says of each row which file it is of.</summary>
    public string Option => All.Count == 0 ? "" : $", filename = '{Path}'";

    /// <summary>The columns as SQL, where the engine reads with <see cref="Option"/>.</summary>
    public IEnumerable<string> Columns =>
        [.. All.Select((c, i) => $"NULLIF({Value(i, static value => value ?? "")}, '') AS {DuckSession.Name(c.Name)}")];

    /// <summary>
    /// Objects that are read with <see cref="Option"/>, with them as their first members, so that they are written like the rest.
    /// </summary>
    public string InObjects(string read)
    {
        if (All.Count == 0)
        {
            return read;
        }

        const string Text = "ltrim(CAST(json AS VARCHAR), ' ' || chr(9) || chr(10) || chr(13))";
        var members = string.Join(
            " || ',' || ",
            All.Select(
                (c, i) => Value(i, value => $"{JsonLine.Word(c.Name)}:{(string.IsNullOrEmpty(value) ? "null" : JsonLine.Word(value))}")
            )
        );
        return $"(SELECT CASE WHEN json_type(json) = 'OBJECT' THEN CAST('{{' || {members} || CASE WHEN len(json_keys(json)) = 0 THEN '' ELSE ',' END || substr({Text}, 2) AS JSON) ELSE json END AS json, {DuckSession.Name(Path)} FROM {read})";
    }

    private string Value(int column, Func<string?, string> text)
    {
        var function = new FileValue(
            string.Create(CultureInfo.InvariantCulture, $"sluice_{view}_{number++}"),
            file.Parts.Select(p => (p.FullPath, text(p.Partition[column].Value)))
        );
        session.Add(function);
        return function.Call([DuckSession.Name(Path)]);
    }
}
