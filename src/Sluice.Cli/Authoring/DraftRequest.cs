namespace Sluice.Cli.Authoring;

/// <summary>What <c>sluice new</c> is asked for, as written.</summary>
/// <param name="Kind"><c>rule</c>, <c>scenario</c> or <c>test</c>.</param>
/// <param name="Name">Its name.</param>
internal sealed record DraftRequest(string Kind, string Name)
{
    /// <summary>Categories that a rule allows; null where it does not.</summary>
    public string? Allow { get; init; }

    /// <summary>Categories that a rule denies; null where it does not.</summary>
    public string? Deny { get; init; }

    /// <summary>Categories that a scenario or a test sends; null for the first that some rule allows.</summary>
    public string? Send { get; init; }

    /// <summary>Partners; null for the first.</summary>
    public string? To { get; init; }

    /// <summary>Purposes; null for the first.</summary>
    public string? For { get; init; }

    /// <summary>The title; null for none.</summary>
    public string? Title { get; init; }

    /// <summary>The verdict a test expects; null for the one it has now.</summary>
    public string? Expect { get; init; }

    /// <summary>The day of a scenario or a test; null for none.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The file a rule or test goes to, relative to the policy folder; null for the usual one.</summary>
    public string? File { get; init; }
}
