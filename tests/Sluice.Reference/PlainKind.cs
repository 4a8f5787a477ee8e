namespace Sluice.Reference;

/// <summary>The kinds of values.</summary>
public enum PlainKind
{
    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A decimal number.</summary>
    Decimal,

    /// <summary>A calendar day.</summary>
    Date,

    /// <summary>A length of time, as written.</summary>
    Duration,

    /// <summary>An ISO 3166 code.</summary>
    Country,

    /// <summary>Any text.</summary>
    Text,

    /// <summary>One of some names.</summary>
    Choice,

    /// <summary>once … continuous, ordered.</summary>
    Frequency,
}
