namespace Sluice.Core.Model;

/// <summary>The facts every manifest may state without a declaration.</summary>
public enum BuiltinFact
{
    /// <summary>The day the transfer is decided for.</summary>
    Date,

    /// <summary>How often it runs.</summary>
    Frequency,

    /// <summary>How long the recipient keeps the data.</summary>
    Retention,

    /// <summary>How many people are in it.</summary>
    People,

    /// <summary>How many rows a run has.</summary>
    Records,

    /// <summary>The country the data goes to.</summary>
    Destination,
}
