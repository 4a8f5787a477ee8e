namespace Sluice.Core.Model;

/// <summary>The result of reading a number.</summary>
public enum NumberReading
{
    /// <summary>It is no number.</summary>
    NotANumber,

    /// <summary>It is a number, but one that would have to be rounded.</summary>
    TooLong,

    /// <summary>The number is what was written, to the last digit.</summary>
    Exact,
}
