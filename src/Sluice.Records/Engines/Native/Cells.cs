namespace Sluice.Records.Engines.Native;

/// <summary>The cells of one column of a batch, where the engine holds them.</summary>
internal readonly unsafe struct Cells(void* data, ulong* validity)
{
    /// <summary>The cells one after the other.</summary>
    public void* Data { get; } = data;

    /// <summary>Whether no cell is empty.</summary>
    public bool AllGiven => validity == null;

    /// <summary>Whether a cell holds something.</summary>
    public bool IsGiven(int row) => validity == null || ((validity[row >> 6] >> (row & 63)) & 1) != 0;
}
