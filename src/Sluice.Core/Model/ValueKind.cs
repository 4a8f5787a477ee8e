namespace Sluice.Core.Model;

/// <summary>The kinds of values that facts have.</summary>
public enum ValueKind
{
    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A decimal number.</summary>
    Decimal,

    /// <summary>A calendar day.</summary>
    Date,

    /// <summary>A length of time.</summary>
    Duration,

    /// <summary>An ISO 3166 country code.</summary>
    Country,

    /// <summary>Text.</summary>
    Text,

    /// <summary>One of a list of names.</summary>
    Choice,

    /// <summary>How often: once &lt; yearly &lt; … &lt; continuous.</summary>
    Frequency,
}
