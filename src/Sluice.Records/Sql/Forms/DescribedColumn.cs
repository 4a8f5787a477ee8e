namespace Sluice.Records.Sql.Forms;

/// <summary>A column as an engine describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, in the words of the engine.</param>
public sealed record DescribedColumn(string Name, string Type);
