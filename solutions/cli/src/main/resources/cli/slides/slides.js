'use strict';

// Two windows may show the deck: the slides, and the presenter view that they have opened. Each tells the other one the id of its
// slide. The id is in the address too, so that a slide can be linked, and is still there after a reload.
const slides = [...document.querySelectorAll('.slide')];
const element = id => document.getElementById(id);
const isPresenter = location.search === '?presenter';
let other = window.opener;

const index = () => Math.max(0, slides.findIndex(slide => '#' + slide.id === location.hash));
const go = to => { location.hash = slides[Math.min(Math.max(to, 0), slides.length - 1)].id; };

function show() {
  const slide = slides[index()];
  const next = slides[index() + 1];
  slides.forEach(each => each.classList.toggle('current', each === slide));
  scrollTo(0, 0);
  slide.focus({ preventScroll: true });
  document.title = slide.dataset.title;
  element('next').textContent = next ? next.dataset.title : 'the end';
  element('notes').innerHTML = slide.querySelector('.notes').innerHTML;
  other?.postMessage(slide.id, '*');
}

function openPresenter() {
  if (isPresenter) return;
  if (other && !other.closed) {
    other.focus();
  } else {
    other = window.open('?presenter' + location.hash, '', 'popup,width=1200,height=700');
  }
}

function toggleFullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen();
}

const keys = {
  ArrowRight: () => go(index() + 1),
  ArrowLeft: () => go(index() - 1),
  Home: () => go(0),
  End: () => go(slides.length - 1),
  f: toggleFullScreen,
  s: openPresenter,
  '?': () => element('help').showModal(),
};
keys.ArrowDown = keys.PageDown = keys[' '] = keys.ArrowRight;
keys.ArrowUp = keys.PageUp = keys.ArrowLeft;

addEventListener('keydown', event => {
  const key = event.key === ' ' && event.shiftKey ? 'ArrowLeft' : event.key;
  if (event.ctrlKey || event.altKey || event.metaKey || element('help').open || !(key in keys)) return;
  event.preventDefault();
  keys[key]();
});

document.querySelector('main').addEventListener('click', event => {
  // Neither a link nor a selection of text turns the page.
  if (event.target.closest('a') || !getSelection().isCollapsed) return;
  go(index() + (event.clientX < event.currentTarget.offsetWidth / 2 ? -1 : 1));
});

addEventListener('hashchange', show);

addEventListener('message', event => {
  // A reloaded window does not know the other one any more.
  if (slides.some(slide => slide.id === event.data)) {
    other = event.source;
    if (location.hash !== '#' + event.data) location.hash = event.data;
  }
});

const started = Date.now();
function tick() {
  const seconds = Math.floor((Date.now() - started) / 1000);
  const two = number => String(number).padStart(2, '0');
  element('clock').textContent = new Date().toTimeString().slice(0, 5);
  element('elapsed').textContent = `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}

document.body.classList.add('live');
if (isPresenter) {
  document.body.classList.add('presenter');
  element('presenter').hidden = false;
  tick();
  setInterval(tick, 1000);
}
show();
