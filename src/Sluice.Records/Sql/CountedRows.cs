namespace Sluice.Records.Sql;

/// <summary>What a row is of the answer in which everything is counted: the word in its first column.</summary>
internal static class CountedRows
{
    /// <summary>Rows of the dataset of whose people the same is known.</summary>
    public const string Group = "group";

    /// <summary>Records of the ledger.</summary>
    public const string Records = "records";

    /// <summary>The keys of the rows beside those of the ledger.</summary>
    public const string Keys = "keys";

    /// <summary>People, and those who have a row that is selected.</summary>
    public const string People = "people";

    /// <summary>Nothing: the row that is always there.</summary>
    public const string End = "end";
}
