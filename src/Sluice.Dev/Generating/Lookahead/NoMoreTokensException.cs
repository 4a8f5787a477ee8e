namespace Sluice.Dev.Generating.Lookahead;

/// <summary>The tokens that were given do not decide.</summary>
internal sealed class NoMoreTokensException : Exception;
