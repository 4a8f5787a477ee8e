namespace Sluice.Core.Model;

/// <summary>What a number may have beside its digits.</summary>
[Flags]
public enum NumberParts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A sign before them.</summary>
    Sign = 1,

    /// <summary>A decimal point.</summary>
    Point = 2,

    /// <summary>An exponent behind them, as in 1e6.</summary>
    Exponent = 4,
}
