namespace Sluice.Core.Model;

/// <summary>The answer for a flow or a transfer, from best to worst: the worse one wins.</summary>
public enum Verdict
{
    /// <summary>Permitted for every person.</summary>
    Allow,

    /// <summary>Permitted for some people: the residual says for whom.</summary>
    Restrict,

    /// <summary>Permitted for no person yet, but unknown facts could change that. Counts as a deny.</summary>
    Undetermined,

    /// <summary>Permitted for no person.</summary>
    Deny,
}
