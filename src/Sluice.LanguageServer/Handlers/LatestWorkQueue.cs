using Sluice.LanguageServer.Model;

namespace Sluice.LanguageServer.Handlers;

/// <summary>
/// Work on policy sets in the background, for each set one piece at a time. What is asked for meanwhile makes the piece old: it is done
/// once more on the set as it is then, however often it was asked for.
/// </summary>
/// <typeparam name="T">What comes of it.</typeparam>
/// <param name="current">The set of a folder as it is now; null when it has gone.</param>
/// <param name="post">Runs something where the state lives.</param>
internal sealed class LatestWorkQueue<T>(Func<string, PolicySetSnapshot?> current, Action<Action> post)
{
    private readonly HashSet<string> running = new(StringComparer.Ordinal);
    private readonly HashSet<string> wanted = new(StringComparer.Ordinal);

    /// <summary>The work; runs beside everything else.</summary>
    public required Func<PolicySetSnapshot, T> Work { get; init; }

    /// <summary>Takes the result, and whether nothing was asked for meanwhile.</summary>
    public required Action<PolicySetSnapshot, T, bool> Done { get; init; }

    /// <summary>Takes what went wrong in here.</summary>
    public required Action<Exception> Failed { get; init; }

    /// <summary>Asks for the work on the set of a folder.</summary>
    public void Request(string root)
    {
        if (!running.Add(root))
        {
            wanted.Add(root);
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

    private void Run(PolicySetSnapshot set)
    {
        try
        {
            var result = Work(set);
            post(() =>
            {
                var isLatest = !wanted.Contains(set.Root);
                End(set.Root);
                Done(set, result, isLatest);
            });
        }
        catch (Exception e)
        {
            // A mistake in here must not end the work with the editor.
            post(() =>
            {
                End(set.Root);
                Failed(e);
            });
        }
    }

    private void End(string root)
    {
        running.Remove(root);
        if (wanted.Remove(root))
        {
            Request(root);
        }
    }
}
