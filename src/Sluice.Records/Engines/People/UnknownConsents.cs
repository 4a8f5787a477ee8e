using System.Globalization;
using System.Text;
using Sluice.Records.Diagnostics;
using Sluice.Records.Engines.Native;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Records.Engines.People;

/// <summary>The records of consents that no policy knows, by their name. Added to from several threads.</summary>
internal sealed unsafe class UnknownConsents
{
    // Where there are more, they are no names.
    private const int Most = 1000;

    private readonly Lock adding = new();
    private readonly Dictionary<ulong, (string Name, long Records)> byHash = [];
    private long others;

    /// <summary>How many records there are.</summary>
    public long Records => byHash.Values.Sum(static n => n.Records) + others;

    /// <summary>The names, each with how many records it has, in the order of the names.</summary>
    public IEnumerable<(string Name, long Records)> Names => byHash.Values.OrderBy(static n => n.Name, StringComparer.Ordinal);

    /// <summary>Adds a record.</summary>
    public void Add(NativeText* name)
    {
        lock (adding)
        {
            if (byHash.TryGetValue(name->Hash, out var known))
            {
                byHash[name->Hash] = known with { Records = known.Records + 1 };
            }
            else if (byHash.Count < Most || Near(Encoding.UTF8.GetString(NativeText.Bytes(name)), Wanted) is not null)
            {
                byHash.Add(name->Hash, (Encoding.UTF8.GetString(NativeText.Bytes(name)), 1));
            }
            else
            {
                others++;
            }
        }
    }

    /// <summary>The names of the consents asked for: a name near to one of them is kept however many others there are.</summary>
    public required IReadOnlyList<string> Wanted { get; init; }

    /// <summary>The consent asked for that a name is nearly that of; null for none.</summary>
    public static string? Near(string name, IReadOnlyList<string> wanted)
    {
        var plain = Plain(name);
        return wanted.FirstOrDefault(w => Plain(w) == plain)
            ?? wanted.FirstOrDefault(w => NearestName.Find(plain, [Plain(w)], mostSlips: 2) is not null);
    }

    /// <summary>
    /// Whether no name is nearly that of a consent asked for; if one is, it has been reported by the name that the policy has, never by the
    /// ledger's own text.
    /// </summary>
    public static bool Check(
        IEnumerable<(string Name, long Records)> names,
        IReadOnlyList<string> wanted,
        string display,
        SourceLocation location,
        DiagnosticBag diagnostics
    )
    {
        var near = names
            .Select(n => (Meant: Near(n.Name, wanted), n.Records))
            .Where(static n => n.Meant is not null)
            .GroupBy(static n => n.Meant!, static n => n.Records, StringComparer.Ordinal)
            .ToList();
        foreach (var meant in near.OrderBy(static n => n.Key, StringComparer.Ordinal))
        {
            diagnostics.Add(
                Diagnostic.Create(
                    RecordsDiagnostics.ConsentNear,
                    location,
                    display,
                    meant.Sum() is 1 ? "1 record" : string.Create(CultureInfo.InvariantCulture, $"{meant.Sum()} records"),
                    meant.Key
                )
            );
        }

        return near.Count == 0;
    }

    private static string Plain(string name) =>
        string.Concat(name.Where(static c => !char.IsWhiteSpace(c) && !char.IsControl(c) && c is not ('_' or '-' or '\u200B' or '\uFEFF')))
            .ToLowerInvariant();
}
