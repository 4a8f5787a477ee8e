using System.Collections.Immutable;

namespace Sluice.LanguageServer.Features;

/// <summary>Follows brackets, keys and quotes of YAML in flow style, which is also JSON.</summary>
internal sealed class FlowReader
{
    private readonly List<(bool Map, string? Key, HashSet<string> Used)> frames = [];
    private string word = "";
    private char quote;

    /// <summary>Whether a bracket is open.</summary>
    public bool IsOpen => frames.Count > 0;

    /// <summary>Whether a comment has begun on the line read last.</summary>
    public bool IsComment { get; private set; }

    /// <summary>Reads on.</summary>
    public void Take(string text)
    {
        IsComment = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quote != 0)
            {
                if (c == '\\' && quote == '"')
                {
                    i++;
                }
                else if (c == quote)
                {
                    quote = '\0';
                }
                else
                {
                    word += c;
                }

                continue;
            }

            if (c == '#' && (i == 0 || text[i - 1] is ' ' or '\t'))
            {
                IsComment = true;
                return;
            }

            if (!IsOpen && c is not ('{' or '['))
            {
                // A value on its line that is no bracket: only one at its beginning opens anything.
                if (c is not (' ' or '\t'))
                {
                    return;
                }

                continue;
            }

            Take(c);
        }
    }

    /// <summary>The place behind what was read.</summary>
    public ManifestCompletionContext Place(ImmutableArray<string> around, int start)
    {
        var (map, key, used) = frames[^1];
        ImmutableArray<string> path = [.. around, .. frames.Select(static f => f.Key).OfType<string>()];
        return new ManifestCompletionContext(path, map && key is null, !map || key is not null, start, [.. used]);
    }

    private void Take(char c)
    {
        switch (c)
        {
            case '"' or '\'':
                quote = c;
                break;
            case '{' or '[':
                frames.Add((c == '{', null, new HashSet<string>(StringComparer.Ordinal)));
                word = "";
                break;
            case '}' or ']':
                frames.RemoveAt(frames.Count - 1);
                word = "";
                break;
            case ',':
                frames[^1] = frames[^1] with { Key = null };
                word = "";
                break;
            case ':' when frames[^1] is { Map: true, Key: null }:
                frames[^1].Used.Add(word.Trim());
                frames[^1] = frames[^1] with { Key = word.Trim() };
                word = "";
                break;
            default:
                word += c;
                break;
        }
    }
}
