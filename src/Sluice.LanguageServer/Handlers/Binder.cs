using System.Collections.Immutable;
using Sluice.LanguageServer.Features;
using Sluice.LanguageServer.Model;

namespace Sluice.LanguageServer.Handlers;

/// <summary>
/// Binds policy sets in the background, for each set one at a time. What changes meanwhile makes the result old: names are taken from it, but nothing is
/// reported, and the set is bound once more as it is then, however many changes there were.
/// </summary>
/// <param name="current">The set of a folder as it is now; null when it has gone.</param>
/// <param name="post">Runs something where the state lives.</param>
internal sealed class Binder(Func<string, PolicySet?> current, Action<Action> post)
{
    private readonly HashSet<string> running = new(StringComparer.Ordinal);
    private readonly HashSet<string> changed = new(StringComparer.Ordinal);

    /// <summary>Takes what was bound.</summary>
    public required Action<PolicySet, BoundSet> Bound { get; init; }

    /// <summary>Takes what was found in a set that has not changed since.</summary>
    public required Action<PolicySet, ImmutableArray<Finding>> Found { get; init; }

    /// <summary>Takes what went wrong in here.</summary>
    public required Action<Exception> Failed { get; init; }

    /// <summary>A set has changed.</summary>
    public void Request(string root)
    {
        if (!running.Add(root))
        {
            changed.Add(root);
        }
        else if (current(root) is { } set)
        {
            _ = Task.Run(() => Run(set));
        }
        else
        {
            running.Remove(root);
        }
    }

    private void Run(PolicySet set)
    {
        try
        {
            var bound = set.Bind();
            post(() => Bound(set, bound));
            var findings = Find(set, bound);
            post(() => Finish(set, findings));
        }
        catch (Exception e)
        {
            // A mistake in here must not end the work with the editor.
            post(() =>
            {
                Failed(e);
                Finish(set, []);
            });
        }
    }

    private void Finish(PolicySet set, ImmutableArray<Finding> findings)
    {
        running.Remove(set.Root);
        if (changed.Remove(set.Root))
        {
            Request(set.Root);
        }
        else
        {
            Found(set, findings);
        }
    }

    private static ImmutableArray<Finding> Find(PolicySet set, BoundSet bound) =>
        [.. Finding.OfPolicies(set, bound), .. set.Manifests.SelectMany(m => Finding.OfManifest(bound, m.Key, m.Value))];
}
