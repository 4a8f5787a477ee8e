using System.Collections;
using System.Globalization;
using System.Reflection;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Tests.Compiled;

/// <summary>
/// Compares two object graphs field by field, by reflection: a field that is added to the program and forgotten in the file is found
/// without a new test. Notes the values each field had, so that a field which never has two different ones is found as well.
/// </summary>
internal sealed class GraphComparer
{
    /// <summary>The value of a field that is always there; what it holds is fields of its own.</summary>
    private const string Whole = "an object";

    private readonly HashSet<(object, object)> seen = new(new SamePair());
    private readonly Dictionary<string, HashSet<string>> values = new(StringComparer.Ordinal);
    private readonly List<string> differences = [];

    /// <summary>Fields that had one value only, as <c>Type.Field</c>.</summary>
    public IEnumerable<string> Unvaried =>
        values.Where(static v => v.Value.Count < 2 && !v.Value.Contains(Whole)).Select(static v => v.Key).Order(StringComparer.Ordinal);

    /// <summary>The types of all objects there were.</summary>
    public HashSet<Type> Types { get; } = [];

    /// <summary>Where the two differ.</summary>
    public IReadOnlyList<string> Compare(object? one, object? other)
    {
        differences.Clear();
        seen.Clear();
        Compare(one, other, "");
        return [.. differences];
    }

    private void Compare(object? one, object? other, string path)
    {
        if (one is null || other is null || one.GetType() != other.GetType())
        {
            if (one is not null || other is not null)
            {
                Differ(path, one, other);
            }

            return;
        }

        Types.Add(one.GetType());
        if (one.GetType().IsClass && (ReferenceEquals(one, other) || !seen.Add((one, other))))
        {
            return;
        }

        switch (one)
        {
            case string or decimal or Enum or DateOnly or Type:
            case var _ when one.GetType().IsPrimitive:
                if (
                    !one.Equals(other)
                    || (
                        one is decimal a
                        && a.ToString(CultureInfo.InvariantCulture) != ((decimal)other).ToString(CultureInfo.InvariantCulture)
                    )
                )
                {
                    Differ(path, one, other);
                }

                break;
            case SourceText text:
                Compare(text.Path, ((SourceText)other).Path, path + ".Path");
                Compare(text.Content, ((SourceText)other).Content, path + ".Content");
                break;
            case DiagnosticDescriptor:
                Compare(((DiagnosticDescriptor)one).Id, ((DiagnosticDescriptor)other).Id, path + ".Id");
                break;
            case ClausePlaces clauses:
                Compare(clauses.Source, ((ClausePlaces)other).Source, path + ".Source");
                Compare(clauses.All, ((ClausePlaces)other).All, path + ".All");
                break;
            case IDictionary dictionary:
                CompareDictionaries(dictionary, (IDictionary)other, path);
                break;
            case IEnumerable all when !IsDefault(one):
                CompareLists([.. all.Cast<object?>()], [.. ((IEnumerable)other).Cast<object?>()], path);
                break;
            default:
                CompareFields(one, other, path);
                break;
        }
    }

    private static bool IsDefault(object list) => list.GetType().GetProperty("IsDefault")?.GetValue(list) is true;

    private void CompareDictionaries(IDictionary one, IDictionary other, string path)
    {
        var left = one.Keys.Cast<object>().OrderBy(static k => k.ToString(), StringComparer.Ordinal).ToList();
        var right = other.Keys.Cast<object>().OrderBy(static k => k.ToString(), StringComparer.Ordinal).ToList();
        CompareLists([.. left], [.. right], path + ".Keys");
        CompareLists([.. left.Select(k => one[k])], [.. right.Where(other.Contains).Select(k => other[k])], path + ".Values");
    }

    private void CompareLists(List<object?> one, List<object?> other, string path)
    {
        if (one.Count != other.Count)
        {
            Differ(path + ".Count", one.Count, other.Count);
            return;
        }

        for (var i = 0; i < one.Count; i++)
        {
            Compare(one[i], other[i], $"{path}[{i}]");
        }
    }

    private void CompareFields(object one, object other, string path)
    {
        if (one.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(SymbolTable<>))
        {
            // The rest of it is a table by names, made from these.
            Compare(type.GetProperty("All")!.GetValue(one), type.GetProperty("All")!.GetValue(other), path);
            return;
        }

        var isSelector = one.GetType() is { IsGenericType: true } t && t.GetGenericTypeDefinition() == typeof(ResolvedSelector<>);
        if (isSelector)
        {
            Compare(one.GetType().GetProperty("Text")!.GetValue(one), one.GetType().GetProperty("Text")!.GetValue(other), path + ".Text");
        }

        for (var level = one.GetType(); level is not null; level = level.BaseType)
        {
            foreach (
                var field in level.GetFields(
                    BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
                )
            )
            {
                if (isSelector && field.Name is "text" or "texts" or "number")
                {
                    continue;
                }

                var (left, right) = (field.GetValue(one), field.GetValue(other));
                var name = field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;
                Note($"{level.Name}.{name}", left);
                Compare(left, right, $"{path}.{name}");
            }
        }
    }

    private void Note(string field, object? value)
    {
        var known = values.TryGetValue(field, out var set) ? set : values[field] = new HashSet<string>(StringComparer.Ordinal);
        if (known.Count < 2)
        {
            known.Add(
                value switch
                {
                    null => "null",
                    string text => "text " + text,
                    IEnumerable list => IsDefault(value) ? "default" : "list of " + string.Join(", ", list.Cast<object?>().Take(3)),
                    Symbol or SourceLocation or ValueType => value.ToString() ?? "",
                    _ => Whole,
                }
            );
        }
    }

    private void Differ(string path, object? one, object? other) => differences.Add($"{path}: {one ?? "null"} and {other ?? "null"}");

    private sealed class SamePair : IEqualityComparer<(object, object)>
    {
        public bool Equals((object, object) x, (object, object) y) =>
            ReferenceEquals(x.Item1, y.Item1) && ReferenceEquals(x.Item2, y.Item2);

        public int GetHashCode((object, object) obj) =>
            System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Item1)
            ^ (31 * System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Item2));
    }
}
