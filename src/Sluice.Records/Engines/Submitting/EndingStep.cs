namespace Sluice.Records.Engines.Submitting;

/// <summary>How urgently a client is told to end.</summary>
internal enum EndingStep
{
    /// <summary>As by an interrupt at the keyboard: clients of clusters then take their query back.</summary>
    Interrupt,

    /// <summary>As by a scheduler.</summary>
    Terminate,

    /// <summary>At once, without a chance to clean up.</summary>
    Kill,
}
