namespace Sluice.Records.Engines.People;

/// <summary>What the records of one person say of one consent so far; all zero before the first.</summary>
internal struct ConsentFlags
{
    /// <summary>There is a record.</summary>
    public const uint Record = 1;

    /// <summary>There is a record that cannot be read.</summary>
    public const uint Unreadable = 2;

    /// <summary>Which of these.</summary>
    public uint Seen;

    /// <summary>The last grant that still counts; 0 for none.</summary>
    public uint Granted;

    /// <summary>The last withdrawal; 0 for none.</summary>
    public uint Withdrawn;

    /// <summary>A day as a number above 0, later days as larger ones.</summary>
    public static uint Of(int day) => (uint)day ^ 0x8000_0000;
}
