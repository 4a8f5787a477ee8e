namespace Sluice.Core.Model;

/// <summary>The answer for a flow or a transfer, from best to worst: the worse one wins.</summary>
public enum Verdict
{
    /// <summary>Permitted for every person.</summary>
    Allow,

    /// <summary>Permitted for some people: the residual says for whom.</summary>
    Restrict,

    /// <summary>Permitted for nobody yet, but facts not known could change that. Gates like a deny.</summary>
    Undetermined,

    /// <summary>Permitted for nobody.</summary>
    Deny,
}
