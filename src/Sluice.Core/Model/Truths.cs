namespace Sluice.Core.Model;

/// <summary>Kleene's logic.</summary>
public static class Truths
{
    /// <summary>A truth value that is known.</summary>
    public static Truth Of(bool value) => value ? Truth.True : Truth.False;

    /// <summary>The opposite; unknown stays unknown.</summary>
    public static Truth Not(Truth value) => (Truth)(2 - (int)value);

    /// <summary>False if one is false, true if both are true.</summary>
    public static Truth And(Truth left, Truth right) => left < right ? left : right;

    /// <summary>True if one is true, false if both are false.</summary>
    public static Truth Or(Truth left, Truth right) => left > right ? left : right;
}
