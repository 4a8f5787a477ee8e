namespace Sluice.Records.Engines.Submitting;

/// <summary>How a client prints the cells of a column, so that they can be written in one form whichever client printed them.</summary>
internal enum CellForm
{
    /// <summary>As they are written.</summary>
    AsIs,

    /// <summary>A decimal number, in quotes or with an exponent.</summary>
    Decimal,

    /// <summary>A floating-point number of 32 bits, with any of the texts that mean it.</summary>
    Single,

    /// <summary>The same of 64 bits.</summary>
    Double,

    /// <summary>A date and time of day, with zeros behind the last digit.</summary>
    Moment,

    /// <summary>A moment as the number of microseconds from 1970-01-01 on.</summary>
    Microseconds,

    /// <summary>JSON, as a value or as a text that holds one.</summary>
    Json,
}
