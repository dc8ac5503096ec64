import { describe, expect, it } from 'vitest';
import { type Issue, toStu3 } from '../src/index.js';

function mapDiv(div: string): readonly [string, Issue[]] {
  const { resource, issues } = toStu3({ resourceType: 'Patient', text: { status: 'generated', div } });
  return [(resource['text'] as { div: string }).div, issues];
}

const open = '<div xmlns="http://www.w3.org/1999/xhtml"';

describe('a narrative', () => {
  it.each([
    ['<div>a</div>', `${open}>a</div>`],
    ['<div/>', `${open}/>`],
    ['<div />', `${open} />`],
    [' \n<div>a</div>\n ', ` \n${open}>a</div>\n `],
    [' <div class="a"/> ', ` ${open} class="a"/> `],
    ['<div class="a" id=\'b\'>a</div>', `${open} class="a" id='b'>a</div>`],
    ['<div\n class = "a">a</div >', `${open}\n class = "a">a</div >`],
    ['<div><p>a<br/></p><hr class="x" />b</div>', `${open}><p>a<br/></p><hr class="x" />b</div>`],
    ['<div><div>a</div><div/></div>', `${open}><div>a</div><div/></div>`],
    ['<div>a<!-- <b> < --></div>', `${open}>a<!-- <b> < --></div>`],
    ['<div><p xmlns="urn:x">a</p></div>', `${open}><p xmlns="urn:x">a</p></div>`],
    ['<div><div xmlns="urn:x">a</div></div>', `${open}><div xmlns="urn:x">a</div></div>`],
    ['<div title="xmlns=">a</div>', `${open} title="xmlns=">a</div>`],
    ['<div title=" xmlns=">a</div>', `${open} title=" xmlns=">a</div>`],
    ["<div title=' xmlns='>a > b</div>", `${open} title=' xmlns='>a > b</div>`],
  ])('gets the namespace that STU3 wants, and else stays as it is: %j', (div, result) => {
    expect(mapDiv(div)).toEqual([result, []]);
  });

  it.each([
    [`${open}>a</div>`],
    [` ${open}>a</div>`],
    ['<div class="a" xmlns = "http://www.w3.org/1999/xhtml">a</div>'],
    ["<div\nxmlns='http://www.w3.org/1999/xhtml'/>"],
    ['<div title="a > b" xmlns="http://www.w3.org/1999/xhtml">a</div>'],
  ])('that has it stays as it is: %j', (div) => {
    expect(mapDiv(div)).toEqual([div, []]);
  });

  it.each([
    ['no element', 'a & b', 'a &amp; b'],
    ['another element', '<p>a</p>', '&lt;p&gt;a&lt;/p&gt;'],
    ['an element of a longer name', '<divs>a</divs>', '&lt;divs&gt;a&lt;/divs&gt;'],
    ['an element around', '<p><div>a</div></p>', '&lt;p&gt;&lt;div&gt;a&lt;/div&gt;&lt;/p&gt;'],
    ['an empty element around', '<p><div/></p>', '&lt;p&gt;&lt;div/&gt;&lt;/p&gt;'],
    ['two elements', '<div>a</div><div/>', '&lt;div&gt;a&lt;/div&gt;&lt;div/&gt;'],
    ['an element that is open', '<div>a', '&lt;div&gt;a'],
    ['elements that are open', '<div><p>', '&lt;div&gt;&lt;p&gt;'],
    ['a sign at its end', '<div>a</div><', '&lt;div&gt;a&lt;/div&gt;&lt;'],
    ['an inner element that is open', '<div><p></div>', '&lt;div&gt;&lt;p&gt;&lt;/div&gt;'],
    ['an element that only ends', 'a</div>', 'a&lt;/div&gt;'],
    ['a sign', '<div>1 < 2</div>', '&lt;div&gt;1 &lt; 2&lt;/div&gt;'],
    ['an attribute without quotes', '<div class=a>a</div>', '&lt;div class=a&gt;a&lt;/div&gt;'],
    ['a text before', 'a<div>b</div>', 'a&lt;div&gt;b&lt;/div&gt;'],
    ['a text after', '<div>b</div>a', '&lt;div&gt;b&lt;/div&gt;a'],
    ['a text before an empty one', 'a<div/>', 'a&lt;div/&gt;'],
    ['a text after an empty one', '<div/>a', '&lt;div/&gt;a'],
    ['a sign after', '<div>b</div>a>', '&lt;div&gt;b&lt;/div&gt;a&gt;'],
    ['the end of a tag after', '<div/>a/>', '&lt;div/&gt;a/&gt;'],
    ['a comment before', '<!-- a --><div/>', '&lt;!-- a --&gt;&lt;div/&gt;'],
    ['a comment after', '<div/><!-- a -->', '&lt;div/&gt;&lt;!-- a --&gt;'],
    ['an end with an attribute', '<div>a</div class="b">', '&lt;div&gt;a&lt;/div class="b"&gt;'],
    ['an end that is empty', '<div>a</div/>', '&lt;div&gt;a&lt;/div/&gt;'],
    ['a comment that is open', '<div><!-- a</div>', '&lt;div&gt;&lt;!-- a&lt;/div&gt;'],
  ])('goes over as text where it has %s', (_what, div, text) => {
    expect(mapDiv(div)).toEqual([
      `${open}>${text}</div>`,
      [
        {
          severity: 'warning',
          code: 'invalid-value',
          sourcePath: 'text.div',
          message: 'The narrative is no XHTML. It goes over as plain text.',
        },
      ],
    ]);
  });
});
