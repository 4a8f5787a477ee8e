using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using Sluice.Core.Ir;
using Sluice.Core.Semantics;
using Sluice.Syntax.Text;

namespace Sluice.Tests.Compiled;

/// <summary>
/// Everything public that an object says, as text: by reflection, so that a property that is added one day is compared without anybody
/// thinking of it. A symbol is told once and then named.
/// </summary>
internal sealed class ObjectDump
{
    private readonly StringBuilder text = new();
    private readonly HashSet<object> told = new(ReferenceEqualityComparer.Instance);

    public static string Of(object value)
    {
        var dump = new ObjectDump();
        dump.Write("", value, 0);
        return dump.text.ToString();
    }

    private void Write(string name, object? value, int depth)
    {
        text.Append(' ', depth).Append(name).Append(": ");
        switch (value)
        {
            case null:
                text.Append("none\n");
                break;
            case string or Enum or bool or int or decimal or DateOnly or TextSpan:
                text.Append(Convert.ToString(value, CultureInfo.InvariantCulture)).Append('\n');
                break;
            case byte[] bytes:
                text.Append(Convert.ToHexString(bytes)).Append('\n');
                break;
            case SourceLocation place:
                text.Append(CultureInfo.InvariantCulture, $"{place.Path} {place.Span}\n");
                break;
            case SourceText source:
                text.Append(CultureInfo.InvariantCulture, $"{source.Path} {source.Digest} {source.Content.Length}\n");
                break;
            case Symbol symbol when !told.Add(symbol):
                text.Append(symbol.Name).Append('\n');
                break;
            case NameSet<CategorySymbol> set:
                Set(set.Text, set.CoveredBits, set.TouchedBits);
                break;
            case NameSet<PartnerSymbol> set:
                Set(set.Text, set.CoveredBits, set.TouchedBits);
                break;
            case NameSet<PurposeSymbol> set:
                Set(set.Text, set.CoveredBits, set.TouchedBits);
                break;
            case IDictionary map:
                text.Append('\n');
                var entries = new SortedDictionary<string, object?>(StringComparer.Ordinal);
                foreach (DictionaryEntry entry in map)
                {
                    entries.Add(entry.Key.ToString()!, entry.Value);
                }

                foreach (var (key, entry) in entries)
                {
                    Write(key, entry, depth + 1);
                }

                break;
            case IEnumerable list:
                text.Append('\n');
                foreach (var item in list)
                {
                    Write("-", item, depth + 1);
                }

                break;
            default:
                Properties(value, depth);
                break;
        }
    }

    private void Set(string selector, ReadOnlySpan<ulong> covered, ReadOnlySpan<ulong> touched)
    {
        text.Append(selector);
        foreach (var word in covered)
        {
            text.Append(CultureInfo.InvariantCulture, $" {word:x}");
        }

        foreach (var word in touched)
        {
            text.Append(CultureInfo.InvariantCulture, $" /{word:x}");
        }

        text.Append('\n');
    }

    private void Properties(object value, int depth)
    {
        text.Append(value.GetType().Name).Append('\n');
        if (value.GetType().FullName!.StartsWith("System.ValueTuple", StringComparison.Ordinal))
        {
            foreach (var field in value.GetType().GetFields())
            {
                Write(field.Name, field.GetValue(value), depth + 1);
            }

            return;
        }

        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static p => p.GetIndexParameters().Length == 0 && !p.PropertyType.IsByRefLike).OrderBy(static p => p.Name, StringComparer.Ordinal))
        {
            Write(property.Name, property.GetValue(value), depth + 1);
        }
    }
}
