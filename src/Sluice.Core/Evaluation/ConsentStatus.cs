namespace Sluice.Core.Evaluation;

/// <summary>What is known of a consent on a day, before its scope is applied.</summary>
internal enum ConsentStatus : byte
{
    /// <summary>Nothing is said, or it differs from person to person.</summary>
    Unknown,

    /// <summary>The day that decides is not known.</summary>
    DayUnknown,

    /// <summary>It holds for no person.</summary>
    None,

    /// <summary>It holds for everybody.</summary>
    All,
}
