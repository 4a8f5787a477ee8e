namespace Sluice.Reference;

/// <summary>"`allow` &lt; `restrict` &lt; `undetermined` &lt; `deny`".</summary>
public enum PlainVerdict
{
    /// <summary>Permitted for everyone.</summary>
    Allow,

    /// <summary>Permitted for some.</summary>
    Restrict,

    /// <summary>Permitted for none, but some values of the unknown facts would permit.</summary>
    Undetermined,

    /// <summary>Permitted for none.</summary>
    Deny,
}
