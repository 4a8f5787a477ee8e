using System.Security.Cryptography;

namespace Sluice.Dev.Files;

/// <summary>Which files of a checkout have become others, told by their contents.</summary>
internal sealed class FileChanges
{
    private readonly Checkout checkout;
    private readonly Dictionary<string, string> before;

    private FileChanges(Checkout checkout, Dictionary<string, string> before)
    {
        this.checkout = checkout;
        this.before = before;
    }

    /// <summary>Begins to watch: what the files hold now.</summary>
    public static FileChanges Since(Checkout checkout) => new(checkout, Digests(checkout));

    /// <summary>A line for each file that was added, changed or removed since, in ordinal order of their names.</summary>
    public IReadOnlyList<string> Lines()
    {
        var now = Digests(checkout);
        return
        [
            .. before
                .Keys.Union(now.Keys)
                .Order(StringComparer.Ordinal)
                .Where(f => before.GetValueOrDefault(f) != now.GetValueOrDefault(f))
                .Select(f => $"{(!before.ContainsKey(f) ? "added  " : now.ContainsKey(f) ? "changed" : "removed")}  {f}"),
        ];
    }

    private static Dictionary<string, string> Digests(Checkout checkout)
    {
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in checkout.Files())
        {
            try
            {
                digests[file] = Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(checkout.PathOf(file))));
            }
            catch (IOException)
            {
                // Gone meanwhile: a file that tests made for themselves.
            }
        }

        return digests;
    }
}
